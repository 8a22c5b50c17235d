// What can be undone only for a moment goes away when the moment is over; the server refuses it anyway.
(function () {
  "use strict";
  document.querySelectorAll("[data-sekejap]").forEach(function (unsur) {
    setTimeout(function () {
      unsur.hidden = true;
    }, Number(unsur.dataset.sekejap) * 1000);
  });
})();
