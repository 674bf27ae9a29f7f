// A chart is drawn for the width it has, so that its text keeps its size.
import { type ReactNode, type SVGAttributes, useLayoutEffect, useRef, useState } from 'react';
import styles from './charts.module.css';

/** Calls `children` with the width in pixels, again whenever it changes. */
export function Measured({ children }: { readonly children: (width: number) => ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className={styles.measured}>
      {width === 0 ? null : children(width)}
    </div>
  );
}

/**
 * The attributes of a drawing in a `Measured`. Until it is drawn anew for a box that became narrower, which is a frame later, it
 * is shown smaller instead of standing out of the box.
 */
export function drawnFor(width: number, height: number): SVGAttributes<SVGSVGElement> {
  return {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: 'xMinYMin',
    style: { maxWidth: '100%' },
  };
}
