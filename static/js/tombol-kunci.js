// The key printed on a button presses it: data-kunci="F8", "Alt+1" or "Esc". Never a bare letter
// (WCAG 2.1.4). A field with data-kunci takes the focus instead. Where the key has nothing to press now, the
// sentence with data-kata-kunci that says why is brought to the eye and the ear.
(function () {
  "use strict";
  function nama(acara) {
    var kunci = acara.key === "Escape" ? "Esc" : acara.key;
    if (/^F([1-9]|1[0-2])$/.test(kunci) || kunci === "Esc") {
      return acara.altKey || acara.ctrlKey || acara.metaKey ? "" : kunci;
    }
    if (acara.altKey && !acara.ctrlKey && /^Digit[0-9]$/.test(acara.code)) {
      return "Alt+" + acara.code.slice(5);
    }
    return "";
  }
  function tampak(unsur) {
    return unsur.getClientRects().length > 0 && !unsur.disabled;
  }
  function jelaskan(acara, kata) {
    if (!kata) return;
    acara.preventDefault();
    var teks = kata.textContent;
    kata.className = "pesan pesan-perhatian";
    kata.textContent = ""; // what is new in role=status is read out
    setTimeout(function () {
      kata.textContent = teks;
      kata.scrollIntoView({ block: "nearest" });
    }, 50);
  }
  // Enter belongs to the browser. Only where nothing has the focus does it go to the button that prints it:
  // the next Enter presses it, so an Enter too many does nothing that counts.
  function keTombolEnter(acara) {
    if (acara.key !== "Enter" || acara.repeat || document.activeElement !== document.body) return;
    var unsur = Array.prototype.find.call(document.querySelectorAll('[data-kunci="Enter"]'), tampak);
    if (!unsur) return;
    acara.preventDefault();
    unsur.focus();
  }
  document.addEventListener("keydown", function (acara) {
    var kunci = nama(acara);
    if (!kunci) return keTombolEnter(acara);
    var calon = document.querySelectorAll('[data-kunci="' + kunci + '"]');
    var unsur = Array.prototype.find.call(calon, tampak);
    if (!unsur) return jelaskan(acara, document.querySelector('[data-kata-kunci="' + kunci + '"]'));
    acara.preventDefault();
    if (acara.repeat) return;
    if (unsur.matches("input, select, textarea")) {
      unsur.focus();
      if (unsur.select) unsur.select();
    } else {
      unsur.click();
    }
  });
})();
