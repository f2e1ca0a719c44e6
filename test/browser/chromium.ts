import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** Where Debian, Ubuntu and others put it; `CHROMIUM` names another place. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the system's Chromium. @throws with what to do where there is none. */
export function startChromium(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'] ?? '', ...PLACES].find(
    (path) => path !== '' && existsSync(path),
  );
  if (executablePath === undefined)
    throw new Error('There is no Chromium: install Debian’s chromium, or name one by the variable CHROMIUM.');
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** How somebody looks at a page. */
export interface Look {
  readonly width: 390 | 1280;
  readonly colorScheme: 'light' | 'dark';
  readonly script?: boolean;
}

export const PHONE: Look = { width: 390, colorScheme: 'light' };
export const DESKTOP: Look = { width: 1280, colorScheme: 'light' };

/** A browser of its own: nobody has signed in there. */
export function newVisitor(browser: Browser, baseURL: string, look: Look): Promise<BrowserContext> {
  return browser.newContext({
    baseURL,
    viewport: { width: look.width, height: look.width === 390 ? 844 : 900 },
    colorScheme: look.colorScheme,
    javaScriptEnabled: look.script ?? true,
    reducedMotion: 'reduce',
  });
}
