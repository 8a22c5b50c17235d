// After a refused form the eye and the screen reader go to the summary of errors first.
(function () {
  "use strict";
  var ringkasan = document.querySelector("[data-fokus]");
  if (ringkasan) ringkasan.focus();
})();
