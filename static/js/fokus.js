// After a refused form the eye and the screen reader go to the summary of errors first. A focused field that
// was filled beforehand (data-pilih) is selected: typing replaces it.
(function () {
  "use strict";
  var ringkasan = document.querySelector("[data-fokus]");
  if (ringkasan) ringkasan.focus();
  document.addEventListener("focusin", function (acara) {
    if (acara.target.matches("[data-pilih]")) acara.target.select();
  });
  if (document.activeElement.matches("[data-pilih]")) document.activeElement.select();
})();
