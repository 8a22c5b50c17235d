// A desk that nobody touches is locked, whatever stands on the screen; a form that was begun goes
// along to the server and is offered again after the PIN. Tabs of one browser share the clock.
(function () {
  "use strict";
  var skrip = document.currentScript.dataset;
  var batas = Number(skrip.diam) * 1000;
  var mulai = Date.now();
  var isian = null;
  function terakhir() {
    try {
      return Math.max(mulai, Number(localStorage.getItem("sentuhan")) || 0);
    } catch (tertutup) {
      return mulai;
    }
  }
  function sentuh() {
    mulai = Date.now();
    try {
      localStorage.setItem("sentuhan", String(mulai));
    } catch (tertutup) {
      // Storage is switched off: this tab keeps its own clock.
    }
  }
  function kunci() {
    var sini = location.pathname + location.search;
    if (!isian || !isian.isConnected) {
      location.assign(skrip.ganti + "?next=" + encodeURIComponent(sini));
      return;
    }
    var tujuan = new URL(isian.action, location.href);
    isian.querySelectorAll('input[type="file"]').forEach(function (berkas) {
      berkas.disabled = true;
    });
    isian.enctype = "application/x-www-form-urlencoded";
    isian.action = skrip.kunci + "?untuk=" + encodeURIComponent(tujuan.pathname + tujuan.search);
    HTMLFormElement.prototype.submit.call(isian);
  }
  ["keydown", "pointerdown", "wheel"].forEach(function (kejadian) {
    addEventListener(kejadian, sentuh, { passive: true, capture: true });
  });
  document.addEventListener("input", function (acara) {
    var formulir = acara.target.form;
    if (formulir && formulir.method === "post") isian = formulir;
  });
  var detak = setInterval(function () {
    if (Date.now() - terakhir() < batas) return;
    clearInterval(detak);
    kunci();
  }, 5000);
  sentuh();
})();
