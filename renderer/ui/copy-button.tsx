// Puts a text on the clipboard and says so, for what has to be kept outside this window.
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useApp } from '../app/context.ts';
import { copyText } from '../lib/clipboard.ts';
import { Button } from './button.tsx';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  /** In a list, where it is one of many. */
  readonly small?: boolean;
}

export function CopyButton({ text, label, small = false }: CopyButtonProps): ReactNode {
  const { words } = useApp();
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), 3000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () => setSaid(copyText(text) ? 'copied' : 'failed');
  return (
    <Button
      tone={small ? 'quiet' : 'plain'}
      size={small ? 'small' : 'usual'}
      icon={said === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      onClick={copy}
    >
      <span aria-live="polite">
        {said === 'copied' ? words.ui.copied : said === 'failed' ? words.ui.notCopied : label}
      </span>
    </Button>
  );
}
