// What a page lets nobody read or reach, found in the page itself: clipped words, controls beside the window, focus unseen.
import type { Page } from 'playwright-core';

/** Texts that are cut off without a sign of it: hidden overflow and no ellipsis. */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== ''))
      .filter((element) => {
        const { overflowX, textOverflow, clipPath, position } = getComputedStyle(element);
        if (position === 'absolute' && clipPath !== 'none') return false;
        const cut = (overflowX === 'hidden' || overflowX === 'clip') && element.scrollWidth > element.clientWidth + 1;
        return cut && textOverflow !== 'ellipsis';
      })
      .map((element) => element.textContent?.trim().slice(0, 60) ?? ''),
  );
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
    return seen || focused.matches('main') ? [] : [focused.outerHTML.slice(0, 120)];
  });
}
