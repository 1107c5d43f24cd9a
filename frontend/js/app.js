// Everything works without this file; it makes things quicker. All modules listen on the document, so what
// htmx brings in later needs no wiring.
import "htmx.org";
import "./menue.js";
import "./tasten.js";
import "./meldungen.js";
import "./formulare.js";
import "./stand.js";
import "./thema.js";
import "./ablage.js";
import "./kopieren.js";
import "./jahresplan.js";
import "./regler.js";
import "./vorfuehren.js";
