// English words: the sheet of keys, and what Countersign is.

export const help = {
  lead: 'Everything can be done from the keyboard. Every other command is in the palette.',
  lettersOff: 'Single letters are switched off.',
  lettersOn: 'Switch them on',
  othersWork: 'Keys with Ctrl or Alt work.',
  inLists: 'In a list or grid',
  move: 'Move',
  open: 'Open',
  ends: 'First, last',
  closeTop: 'Close what lies on top',
  review: 'How a review goes',
  steps: [
    {
      act: 'Import',
      rest: " the provider's bundle. Countersign checks its signature, its files and its counts first.",
    },
    { act: 'Settle the engagement', rest: ": who answers for what. A campaign can't open before." },
    {
      act: 'Open a campaign.',
      rest: ' Every entitlement in its scope gets one decision, by the person who answers for it.',
    },
    { act: 'Decide and sign.', rest: ' What nobody decided is listed by name; silence is never a yes.' },
    { act: 'Hand over', rest: ' the report and the audit pack. Anybody can check them with their own tools.' },
  ],
  aboutLead: 'The provider brings the evidence. The customer decides who keeps access, and signs. Anyone can check it.',
  aboutNetwork:
    'It opens no network connection, ever: nothing is sent, fetched or counted. Free software under the Apache License 2.0.',
};
