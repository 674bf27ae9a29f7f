// Reminders to hand over: for each reviewer who has not signed off a calendar entry, a page to print, or plain text.
// Nothing is sent from here.
import { BellRing, CalendarPlus, FileText, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CampaignReminder } from '../../../shared/contract/campaign.ts';
import { useApp } from '../../app/context.ts';
import { useSaveText } from '../../app/save-button.tsx';
import { useQuery } from '../../lib/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';
import { duration } from './words.ts';

export function RemindersBlock({ campaign }: { readonly campaign: string }): ReactNode {
  const query = useQuery('campaign.reminders', { campaign });
  return (
    <Block title="Reminders" note="files to hand over; nothing is sent">
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(reminders) =>
          reminders.length === 0 ? (
            <p className={type.two}>Everybody has signed off, or nobody is assigned yet.</p>
          ) : (
            <ul className={styles.people}>
              {reminders.map((reminder) => (
                <ReminderRow key={reminder.person} reminder={reminder} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Block>
  );
}

function ReminderRow({ reminder }: { readonly reminder: CampaignReminder }): ReactNode {
  const { format } = useApp();
  const save = useSaveText();
  const { name, open, items, minutes, overdue, files } = reminder;
  const time = minutes === null ? 'time not known yet' : `about ${duration(minutes * 60)}`;
  return (
    <li>
      <span>
        {name}
        <small>
          {open === 0
            ? 'only the signature is missing'
            : `${format.number(open)} of ${format.number(items)} open, ${time}`}
          {overdue ? <b className={styles.late}>; overdue</b> : null}
        </small>
      </span>
      <Menu
        align="end"
        trigger={
          <Button size="small" icon={<BellRing aria-hidden />}>
            Save reminder
          </Button>
        }
        groups={[
          {
            label: name,
            items: [
              {
                id: 'page',
                label: 'Page to print',
                note: 'HTML',
                icon: <Printer aria-hidden />,
                run: () => void save(`${files.stem}.html`, () => files.page),
              },
              {
                id: 'calendar',
                label: 'Calendar entry',
                note: 'ICS',
                icon: <CalendarPlus aria-hidden />,
                run: () => void save(`${files.stem}.ics`, () => files.calendar),
              },
              {
                id: 'text',
                label: 'Text for a message',
                note: 'TXT',
                icon: <FileText aria-hidden />,
                run: () => void save(`${files.stem}.txt`, () => files.text),
              },
            ],
          },
        ]}
      />
    </li>
  );
}
