// Runs before the first paint, so that theme and language do not flash.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem("sampan.theme");
    var dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = dark ? "dark" : "light";
    if (localStorage.getItem("sampan.language") === "en") root.lang = "en";
  } catch {
    root.dataset.theme = "light";
  }
})();
