// `npm run docs:permissions`
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { permissionsDocument } from './permissions-document.ts';

await writeFile(path.join(import.meta.dirname, '../../../docs/permissions.md'), permissionsDocument());
