// Makes what the portal serves of the two packages and our own few files: node assets.mjs PACKAGES OUTPUT
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [packages, output] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const govuk = join(packages, 'govuk-frontend/dist/govuk');
const moj = join(packages, '@ministryofjustice/frontend/moj');

// GDS Transport is licensed for GOV.UK alone.
const withoutTransport = css => css
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', 'Arial,Helvetica,sans-serif');

const styles = [join(govuk, 'govuk-frontend.min.css'), join(moj, 'moj-frontend.min.css'), join(here, 'site.css')]
    .map(file => withoutTransport(readFileSync(file, 'utf8')).replace(/^@charset "UTF-8";/, '').replace(/\/\*# sourceMapping.*\*\//, ''))
    .join('\n');
if (styles.includes('GDS Transport')) {
    throw new Error('A style sheet names GDS Transport in a way that assets.mjs does not know.');
}

mkdirSync(output, { recursive: true });
writeFileSync(join(output, 'site.css'), styles);
writeFileSync(
    join(output, 'govuk.js'), readFileSync(join(govuk, 'govuk-frontend.min.js'), 'utf8').replace(/\n\/\/# sourceMapping.*/, ''));
for (const own of ['site.js', 'live.js', 'session.js', 'favicon.svg']) {
    copyFileSync(join(here, own), join(output, own));
}
