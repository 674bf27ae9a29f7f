// Reasons to take over by a press, then changed as one likes: ours, and those that this person keeps on this computer.
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Outcome } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { Chip } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import styles from './decision.module.css';
import { type OwnPhrases, phraseOf, readPhrases, withoutPhrase, withPhrase, writePhrases } from './own-phrases.ts';

interface PhrasesProps {
  readonly outcome: Outcome;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Appends, so that what was typed stays. */
export function Phrases({ outcome, text, onText }: PhrasesProps): ReactNode {
  const { words, toasts } = useApp();
  const [own, setOwn] = useState<OwnPhrases>(() => readPhrases(localStorage));
  const keep = (phrases: OwnPhrases) => {
    setOwn(phrases);
    writePhrases(localStorage, phrases);
  };
  const given = words.review.phrases[outcome];
  const mine = own[outcome];
  const typed = phraseOf(text);
  const isNew = typed !== null && !given.includes(typed) && !mine.includes(typed);
  const isFree = (phrase: string) => !text.includes(phrase);
  const take = (phrase: string) => {
    const sentence = `${phrase}${/[?!]$/.test(phrase) ? '' : '.'}`;
    onText(text.trim() === '' ? sentence : `${text.trim()} ${sentence}`);
  };
  return (
    <div className={styles.phrases}>
      {given.filter(isFree).map((phrase) => (
        <Chip key={phrase} onPress={() => take(phrase)}>
          {phrase}
        </Chip>
      ))}
      {mine.filter(isFree).map((phrase) => (
        <span key={phrase} className={styles.own}>
          <button type="button" title={phrase} onClick={() => take(phrase)}>
            {phrase}
          </button>
          <button
            type="button"
            aria-label={words.review.dropPhrase(phrase)}
            title={words.review.dropPhrase(phrase)}
            onClick={() => keep(withoutPhrase(own, outcome, phrase))}
          >
            <X aria-hidden />
          </button>
        </span>
      ))}
      {isNew ? (
        <LinkButton
          small
          onClick={() => {
            keep(withPhrase(own, outcome, typed));
            toasts.show(words.review.phraseKept);
          }}
        >
          {words.review.keepPhrase}
        </LinkButton>
      ) : null}
    </div>
  );
}
