/** Files: the view and its passages as CSV, and the buttons that hand everything out. */

import { D, isoOf } from "./model.js";
import { S, address } from "./state.js";
import { chosenFacts } from "./chosen.js";
import { turtleOf } from "./turtle.js";
import { sparqlOf } from "./sparql.js";
import { copy, save } from "./dom.js";
import { TABS } from "./table.js";
import { placesOf, told } from "./passages.js";
import { savePng, saveSvg } from "./picture.js";

/** A cell that no spreadsheet takes for a formula (OWASP, CSV injection). */
export function cell(value) {
  const text = String(value ?? ""), inert = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const csv = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");

function tiesCsv() {
  const [, columns, rows] = TABS.ties;
  return csv([columns, ...rows().map((row) => row.cells)]);
}

/** The passages of the selection as rows. */
export function passagesCsv() {
  const rows = placesOf(chosenFacts(), S.node < D.N ? S.node : -1).map((place) => {
    const { when, title, reference, speaker, office, words, source, iri } = told(place);
    return [isoOf(when), title, reference, speaker, office, words?.[1], words?.join(""), source.url || source.text, iri];
  });
  return csv([["Date", "Question", "Reference", "Speaker", "Office that day", "Words found", "Passage", "Source", "Address"], ...rows]);
}

/** What hands things out, by the name of its button. */
export const EXITS = {
  link: () => copy(`${location.href.split("#")[0]}#${address()}`),
  png: savePng,
  svg: saveSvg,
  ties: () => save("ties.csv", "text/csv", tiesCsv()),
  passages: () => save("passages.csv", "text/csv", passagesCsv()),
  turtle: () => save("selection.ttl", "text/turtle", turtleOf()),
  sparql: () => copy(sparqlOf()),
  print: () => print(),
};
