// What a page lets nobody read or reach, found in the page itself: clipped words, controls beside the window, focus unseen.
import type { Page } from 'playwright-core';

/**
 * Texts that are cut off without a sign of it, by their own box or by one around it: hidden overflow and no ellipsis; words
 * of a table that run over the next cell and buttons that stand out of their row; and parts that can be scrolled sideways
 * though they are no grid, tree or page of evidence.
 */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }),
    );
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    /** Whether a box, its own or one around it, cuts the element off; boxes that scroll show it all. */
    const isCut = (element: HTMLElement): boolean => {
      const { left, right } = element.getBoundingClientRect();
      for (let box: HTMLElement | null = element; box !== null; box = box.parentElement) {
        const { overflowX, textOverflow, position, clipPath } = getComputedStyle(box);
        if (position === 'absolute' && clipPath !== 'none') return false;
        if (overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis') return false;
        if (!hides(overflowX)) continue;
        const frame = box.getBoundingClientRect();
        if (box === element ? box.scrollWidth > box.clientWidth + 1 : right > frame.right + 1 || left < frame.left - 1)
          return true;
      }
      return false;
    };
    const cut = shown
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== ''))
      .filter(isCut)
      .map((element) => `cut: ${element.textContent?.trim().slice(0, 60) ?? ''}`);
    const sideways = shown
      .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter((element) => element.closest('[role="grid"], [role="tree"], [data-sideways], pre, table') === null)
      .filter((element) => element.querySelector('[role="grid"], [role="tree"], pre, table') === null)
      .map((element) => `scrolls sideways: ${element.className.toString().slice(0, 60)}`);
    const rightOf = (element: Element): number => {
      const words = document.createRange();
      words.selectNodeContents(element);
      return words.getBoundingClientRect().right;
    };
    const over = shown
      .filter((element) => element.matches('td, th'))
      .filter((cell) =>
        [cell, ...cell.querySelectorAll('*')].every((part) => getComputedStyle(part).overflowX === 'visible'),
      )
      .filter((element) => rightOf(element) > element.getBoundingClientRect().right + 1)
      .map((element) => `runs over: ${element.textContent?.trim().slice(0, 60) ?? ''}`);
    const standsOut = shown
      .filter((element) => element.matches('button') && element.parentElement !== null)
      .filter((element) => getComputedStyle(element).position === 'static')
      .filter((element) => {
        const right = element.parentElement?.getBoundingClientRect().right ?? Number.POSITIVE_INFINITY;
        return element.getBoundingClientRect().right > right + 1;
      })
      .map((element) => `stands out: ${element.textContent?.trim().slice(0, 60) ?? ''}`);
    return [...new Set([...cut, ...over, ...standsOut, ...sideways])];
  });
}

/** Controls of the screen that can't be brought into the window's width. */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select, [tabindex="0"]')]
      .filter((element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
      .filter((element) => !element.matches('[class*="skip"]'))
      .filter((element) => {
        element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && width <= innerWidth && (left < -1 || right > innerWidth + 1);
      })
      .map((element) => (element.getAttribute('aria-label') ?? element.textContent ?? element.tagName).slice(0, 60)),
  );
}

/** The focused element, where nothing shows that it is: no outline, no ring, no frame around it. */
export function unfocused(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body || !focused.matches(':focus-visible')) return [];
    const shows = (element: Element, pseudo?: string) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, pseudo);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    };
    const around = [
      focused,
      focused.parentElement,
      ...focused.querySelectorAll('[aria-selected="true"], [data-active]'),
    ];
    const seen = around.some((element) => element !== null && (shows(element) || shows(element, '::after')));
    // A whole screen takes the focus so that its keys work; it is announced by its name, not drawn.
    return seen || focused.tagName === 'MAIN' ? [] : [focused.outerHTML.slice(0, 120)];
  });
}
