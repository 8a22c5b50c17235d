// What the checks of alat.py ask a page. Given to every page of a room; never served by the product.
window.uji = (function () {
  "use strict";
  const tampak = (u) => u.checkVisibility({ visibilityProperty: true }) && !u.disabled && u.type !== "hidden";
  const cari = (pemilih) => [...document.querySelectorAll(pemilih)].filter(tampak);
  const nama = (u) => [u.tagName, u.name || "", (u.textContent || "").trim().slice(0, 40)].join(" ");
  const DITEKAN = "a[href], button, input, select, textarea, summary";

  // A link inside a sentence is as tall as its line (the exception of WCAG 2.5.5 and 2.5.8).
  const dalamKalimat = (u) => u.matches("p a, li a, dd a") && getComputedStyle(u).display === "inline";
  const bidang = (u) => (u.matches("[type=radio], [type=checkbox]") && u.closest("label")) || u;

  function sasaranKecil(min) {
    return cari(DITEKAN)
      .filter((u) => !dalamKalimat(u))
      .map((u) => [nama(u), bidang(u).getBoundingClientRect()])
      .filter(([, k]) => k.width > 1 && Math.min(k.width, k.height) < min - 0.5)
      .map(([n, k]) => `${n}: ${k.width.toFixed()}×${k.height.toFixed()}`);
  }

  // Some point of the focused element is on top: no bar covers it whole (WCAG 2.4.11).
  function terlihat(u) {
    const k = u.getBoundingClientRect();
    const tengah = [k.left + k.width / 2, k.top + k.height / 2];
    return [tengah, [k.left + 2, k.top + 2], [k.right - 2, k.bottom - 2]].some(([x, y]) => {
      const atas = document.elementFromPoint(x, y);
      return atas && (atas === u || u.contains(atas) || (atas.contains(u) && atas.closest("label")));
    });
  }
  function bertanda(u) {
    return [u, u.nextElementSibling].filter(Boolean).map((e) => getComputedStyle(e))
      .some((g) => (g.outlineStyle !== "none" && parseFloat(g.outlineWidth) >= 2) || g.boxShadow !== "none");
  }
  function fokusTersembunyi() {
    return cari(`${DITEKAN}, [tabindex='0']`).filter((u) => {
      u.focus();
      return document.activeElement !== u || !terlihat(u) || !bertanda(u);
    }).map(nama);
  }

  // From here on nothing is sent: a click is caught on its way and only noted.
  function cegatKlik() {
    document.addEventListener("click", (acara) => {
      const u = acara.target.closest("[data-kunci]");
      if (u) {
        acara.preventDefault();
        window.uji.terkena = u.dataset.kunci;
      }
    }, true);
    // Enter is the form's own key; the journeys press it.
    return cari("[data-kunci]").map((u) => u.dataset.kunci).filter((k) => k !== "Enter");
  }
  const tercetak = () => cari(".tombol kbd").map((u) => u.textContent);
  const kena = () => window.uji.terkena || document.activeElement.dataset.kunci || "";

  return { sasaranKecil, fokusTersembunyi, cegatKlik, tercetak, kena, terkena: "" };
})();
