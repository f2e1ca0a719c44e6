import type { Page } from 'playwright-core';

/** What sticks out of the page or is cut off, as selectors; empty when all fits. */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (one: Element): string =>
      `${one.tagName.toLowerCase()}.${[...one.classList].join('.')} "${one.textContent.trim().slice(0, 40)}"`;
    const scrolls = (one: Element): boolean => one.closest('.scrolls, nav, pre, dialog, .unseen') !== null;
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll('body *')]
      .filter((one) => !scrolls(one) && one.checkVisibility())
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        const isCut =
          one instanceof HTMLElement &&
          one.scrollWidth > one.clientWidth + 1 &&
          getComputedStyle(one).overflowX === 'hidden';
        return left < -1 || right > width + 1 || isCut;
      })
      .map(name);
  });
}
