// The ticket goes straight to the machine's printer instead of opening as a page nobody can leave.
(function () {
  "use strict";
  document.addEventListener("click", function (acara) {
    var tautan = acara.target.closest("a[data-cetak]");
    if (!tautan) return;
    acara.preventDefault();
    var bingkai = document.createElement("iframe");
    bingkai.className = "cetak-diam";
    bingkai.title = "Karcis yang dicetak";
    bingkai.addEventListener("load", function () {
      bingkai.contentWindow.focus();
      bingkai.contentWindow.print();
    });
    bingkai.src = tautan.href;
    document.body.appendChild(bingkai);
  });
})();
