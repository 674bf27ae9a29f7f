// The acts of whoever leads a review, as commands: each leads to the page where it is read before it is done.
import { type CommandHandlers, useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useQuery } from '../../lib/use-query.ts';

/** Attached while a workspace is open; what can't be done now is not there. */
export function useCampaignCommands(): void {
  const { navigation } = useApp();
  const { cannotDecide } = useActor();
  const campaigns = useQuery('campaign.list', {}).value ?? [];
  const open = campaigns.filter((campaign) => campaign.state === 'open').at(-1);
  // The newest comes first.
  const closed = campaigns.find((campaign) => campaign.state === 'closed');
  const shown = open ?? closed;
  const handlers: CommandHandlers = {
    'campaign.rounds': () => navigation.go({ name: 'review', view: 'rounds' }),
    'campaign.new': () => navigation.go({ name: 'review', view: 'set-up' }),
    ...(shown === undefined
      ? {}
      : {
          'campaign.show': () => navigation.go({ name: 'review', campaign: shown.id, view: 'campaign' }),
          'campaign.series': () => navigation.go({ name: 'review', view: 'set-up', repeat: true }),
        }),
    ...(open === undefined
      ? {}
      : {
          'review.signOff': () => navigation.go({ name: 'sign-off', campaign: open.id }),
          'campaign.remind': () =>
            navigation.go({ name: 'review', campaign: open.id, view: 'campaign', part: 'reminders' }),
        }),
    ...(open === undefined || cannotDecide !== null
      ? {}
      : { 'campaign.close': () => navigation.go({ name: 'review', campaign: open.id, view: 'close' }) }),
    ...(closed === undefined
      ? {}
      : {
          'campaign.askAgain': () =>
            navigation.go({ name: 'review', campaign: closed.id, view: 'campaign', part: 'left-open' }),
        }),
  };
  useCommands(handlers);
}
