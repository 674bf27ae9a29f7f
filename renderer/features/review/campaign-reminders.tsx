// Reminders to hand over: for each reviewer who has not signed off a calendar entry, a page to print, or plain text.
// Nothing is sent from here.
import { BellRing, CalendarPlus, FileText, Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
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
import { ShowMore } from './campaign-open-ends.tsx';

/** Reviewers shown at first, and how many more each time they are asked for. */
const shown = 12;
const more = 100;

export function RemindersBlock({ campaign }: { readonly campaign: string }): ReactNode {
  const { words } = useApp();
  const { title, note, nobody } = words.campaign.reminders;
  const query = useQuery('campaign.reminders', { campaign });
  const [count, setCount] = useState(shown);
  return (
    <Block title={title} note={note}>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(reminders) =>
          reminders.length === 0 ? (
            <p className={type.two}>{nobody}</p>
          ) : (
            <>
              <ul className={styles.people}>
                {reminders.slice(0, count).map((reminder) => (
                  <ReminderRow key={reminder.person} reminder={reminder} />
                ))}
              </ul>
              <ShowMore left={reminders.length - count} onMore={() => setCount(count + more)} />
            </>
          )
        }
      </Loaded>
    </Block>
  );
}

function ReminderRow({ reminder }: { readonly reminder: CampaignReminder }): ReactNode {
  const { words } = useApp();
  const said = words.campaign.reminders;
  const save = useSaveText();
  const { name, open, items, minutes, overdue, files } = reminder;
  const time = minutes === null ? said.timeUnknown : said.about(said.minutes(minutes));
  return (
    <li>
      <span>
        {name}
        <small>
          {open === 0 ? said.onlySignature : said.open(open, items, time)}
          {overdue ? <b className={styles.late}>; {said.overdue}</b> : null}
        </small>
      </span>
      <Menu
        align="end"
        trigger={
          <Button size="small" icon={<BellRing aria-hidden />} aria-label={said.saveFor(name)}>
            {said.save}
          </Button>
        }
        groups={[
          {
            label: name,
            items: [
              {
                id: 'page',
                label: said.page,
                note: said.forms.page,
                icon: <Printer aria-hidden />,
                run: () => void save(`${files.stem}.html`, () => files.page),
              },
              {
                id: 'calendar',
                label: said.calendar,
                note: said.forms.calendar,
                icon: <CalendarPlus aria-hidden />,
                run: () => void save(`${files.stem}.ics`, () => files.calendar),
              },
              {
                id: 'text',
                label: said.text,
                note: said.forms.text,
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
