/** What the bundler knows how to import besides scripts. */
declare module '*.css';
declare module '@fontsource-variable/*';
