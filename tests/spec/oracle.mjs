// Runs the cases of this folder through the npm package `mustache`, so that our idea of Mustache
// is checked by someone else's. usage: node oracle.mjs NODE_MODULES_FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = process.argv[2] ?? process.env.NODE_PATH ?? "tests/browser/node_modules";
const mustache = createRequire(import.meta.url)(join(resolve(modules), "mustache"));

// The specification wants these four; mustache.js escapes four more.
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
mustache.escape = (text) => String(text).replace(/[&<>"]/g, (found) => escapes[found]);

function partOf(header, block) {
  return header === "" ? block.join("") : JSON.parse(header);
}

function readCases(path) {
  const lines = readFileSync(path, "utf8").match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const cases = [];
  let current = null;
  let part = null;
  let fileSkip = null;
  const endPart = (beforeCase) => {
    if (part === null) {
      return;
    }
    if (beforeCase && part.block.at(-1) === "\n") {
      part.block.pop();
    }
    const [, kind, name, rest] = part.header.match(/^(partial) (\S+) ?(.*)$/) ?? [
      null, ...part.header.match(/^(\w+)() ?(.*)$/).slice(1),
    ];
    const value = kind === "data" && rest === "" ? JSON.parse(part.block.join(""))
      : partOf(rest, part.block);
    if (kind === "partial") {
      current.partials[name] = value;
    } else {
      current[kind] = value;
    }
    part = null;
  };
  for (const line of lines) {
    const text = line.replace(/\n$/, "");
    if (text.startsWith("=== ")) {
      endPart(true);
      current = { name: text.slice(4), data: {}, partials: {}, skip: fileSkip };
      cases.push(current);
    } else if (text.startsWith("--- ")) {
      endPart(false);
      part = { header: text.slice(4), block: [] };
    } else if (part !== null) {
      part.block.push(line);
    } else if (text.startsWith("@skip ") && current === null) {
      fileSkip = text.slice(6);
    } else if (text.startsWith("@departs ")) {
      current.departs = text.slice(9);
    }
  }
  endPart(false);
  return cases;
}

const counts = { same: 0, departs: 0, skipped: 0, wrong: 0 };
for (const file of readdirSync(here).filter((name) => name.endsWith(".txt")).sort()) {
  for (const one of readCases(join(here, file))) {
    if (one.skip) {
      counts.skipped++;
      continue;
    }
    mustache.clearCache();
    const result = mustache.render(one.template, one.data, one.partials);
    const same = result === one.expected;
    if (same !== !one.departs) {
      counts.wrong++;
      const problem = same ? "is marked @departs, but mustache.js agrees" : "differs";
      console.log(`${file}: ${one.name}: ${problem}\n  ours   ${JSON.stringify(one.expected)}\n` +
        `  theirs ${JSON.stringify(result)}`);
    } else if (same) {
      counts.same++;
    } else {
      counts.departs++;
    }
  }
}
console.log(`mustache.js: ${counts.same} the same, ${counts.departs} known to depart, ` +
  `${counts.skipped} skipped, ${counts.wrong} wrong`);
process.exit(counts.wrong === 0 && counts.same > 0 ? 0 : 1);
