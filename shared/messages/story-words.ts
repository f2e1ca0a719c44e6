import type { Reader } from './alert-view.ts';
import { storyEn, type StoryWords } from './story-en.ts';
import { storyZhCn } from './story-zh-cn.ts';

const STORIES: Readonly<Record<Reader['language'], StoryWords>> = { en: storyEn, 'zh-CN': storyZhCn };

/** The words of the story of a thread, in a language. */
export function storyWordsIn(language: Reader['language']): StoryWords {
  return STORIES[language];
}
