// A style sheet as a module yields its class names.
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: the bundler's shape of a style sheet
  export default classes;
}

declare module '*.css';
