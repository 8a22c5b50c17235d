// The number page itself is the ticket (kios.css, @media print): with --kiosk-printing it goes straight to
// the machine's printer. Without JavaScript the link opens the ticket as a page that goes away by itself.
(function () {
  "use strict";
  document.addEventListener("click", function (acara) {
    if (!acara.target.closest("a[data-cetak]")) return;
    acara.preventDefault();
    window.print();
  });
})();
