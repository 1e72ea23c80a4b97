// Before anything is drawn: the theme that was chosen here before. Without a choice the system's is used.
(() => {
  const root = document.documentElement;
  const chosen = localStorage.getItem('braid-theme');
  if (chosen) root.dataset.theme = chosen;
  addEventListener('DOMContentLoaded', () => {
    document.getElementById('theme').addEventListener('click', () => {
      const dark = root.dataset.theme
        ? root.dataset.theme === 'dark'
        : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      localStorage.setItem('braid-theme', root.dataset.theme);
      dispatchEvent(new Event('themechange'));
    });
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => dispatchEvent(new Event('themechange')));
})();
