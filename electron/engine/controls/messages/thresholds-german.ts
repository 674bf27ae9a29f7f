// The German of the thresholds that rules compare with.
export const thresholdsInGerman: Readonly<Record<string, { readonly title: string; readonly unit: string }>> = {
  unused_days: { title: 'Zugangsdaten gelten als unbenutzt nach', unit: 'Tagen' },
  rotation_days: { title: 'Zugangsdaten sind zu wechseln innerhalb von', unit: 'Tagen' },
  lifetime_days: { title: 'Zugangsdaten dürfen gelten für höchstens', unit: 'Tage' },
  expiry_warning_days: { title: 'Ein Ablauf gilt als nah ab', unit: 'Tagen vorher' },
  overlap_days: { title: 'Zwei Zugangsdaten einer Art dürfen sich überschneiden für', unit: 'Tage' },
  stale_days: { title: 'Nachweise gelten als veraltet nach', unit: 'Tagen' },
};
