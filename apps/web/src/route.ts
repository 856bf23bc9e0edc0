import { computed, type Ref, shallowRef } from 'vue';

/** The pages of the realm, by the first word of their address. */
const pages = ['', 'sign-in', 'register', 'lost-password', 'characters', 'play', 'playground', 'operator'] as const;
export type Page = (typeof pages)[number];

const path = shallowRef(location.pathname);
addEventListener('popstate', () => {
  path.value = location.pathname;
});

/** The page that the address names. */
export const page: Readonly<Ref<Page>> = computed(() => pages.find((known) => `/${known}` === path.value) ?? '');

/** Goes to a page; `replaces` leaves none behind to come back to. */
export function goTo(next: Page, { replaces = false } = {}): void {
  const address = `/${next}`;
  if (address === path.value) return;
  if (replaces) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  path.value = address;
  scrollTo(0, 0);
}
