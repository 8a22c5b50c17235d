// Parts of the desk's page drawn anew while somebody works on it: focus, typed text and whatever stands under a
// finger stay. A part with buttons waits until nobody is in it, and what lies below a part that grew or
// shrank keeps its place.
(function () {
  "use strict";
  var berdampingan = matchMedia("(min-width: 75rem)");
  var tertahan = {};
  var jari = null; // what the pointer was on last
  var wadah = document.createElement("template");
  function baku(html) {
    wadah.innerHTML = html;
    return wadah.innerHTML.replace(/(name="csrfmiddlewaretoken" value=")[^"]*/g, "$1").trim();
  }
  function dipakai(bagian) {
    return bagian.contains(document.activeElement) || bagian.matches(":hover");
  }
  function jangkar(bagian) {
    var calon = [document.activeElement, jari, document.elementFromPoint(innerWidth / 2, innerHeight / 2)];
    return calon.find(function (unsur) {
      return unsur && unsur.isConnected && unsur.closest("main") && unsur.tagName !== "MAIN" && !bagian.contains(unsur) && !unsur.contains(bagian);
    });
  }
  // Columns side by side do not push each other; stacked ones do.
  function tanpaGeser(bagian, ubah) {
    if (berdampingan.matches) return ubah();
    var tetap = jangkar(bagian), atas = tetap ? tetap.getBoundingClientRect().top : 0;
    bagian.style.minHeight = bagian.offsetHeight + "px"; // never shorter than it was
    ubah();
    var geser = tetap ? tetap.getBoundingClientRect().top - atas : 0;
    if (geser) scrollBy(0, geser);
  }
  function gambar() {
    Object.keys(tertahan).forEach(function (nama) {
      var bagian = document.querySelector('[data-bagian="' + nama + '"]');
      if (bagian && baku(bagian.innerHTML) !== baku(tertahan[nama])) {
        if (bagian.hasAttribute("data-tahan") && dipakai(bagian)) return; // looked at again with the next question
        tanpaGeser(bagian, function () {
          bagian.innerHTML = tertahan[nama];
        });
      }
      delete tertahan[nama];
    });
  }
  document.addEventListener("pointermove", function (acara) {
    jari = acara.target;
  }, { passive: true });
  window.mejaBagian = {
    terima: Object.assign.bind(null, tertahan),
    gambar: gambar,
    tanpaGeser: tanpaGeser,
  };
})();
