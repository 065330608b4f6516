/** The languages of blocks, as they are called above one. Commands are `sh` and nothing else, so that a test runs them. */
export const LANGUAGES: Record<string, string> = {
  groovy: 'Jenkinsfile',
  hcl: 'Terraform',
  ini: 'Configuration',
  js: 'JavaScript',
  json: 'JSON',
  nginx: 'nginx',
  python: 'Python',
  sh: 'Shell',
  text: 'Text',
  yaml: 'YAML',
};

/** What the line that opens a block of code says of it: ```` ```sh needs=astro ````. */
export interface Fence {
  language: string;
  /** The program a shell block needs besides the ordinary ones: `astro`, `terraform`, `npm`. */
  needs: string | null;
  /** The name under which the reader saves the block. */
  file: string | null;
  /** The reader puts in own values. */
  isYours: boolean;
  /** The last command goes on until it is ended. */
  keepsRunning: boolean;
  /** What the shell block before it prints. */
  isOutput: boolean;
}

/** Parses the line. Throws on a language or word it does not know, so that a misspelt one does not pass for none. */
export function parseFence(info: string): Fence {
  const [language = '', ...words] = info.split(/\s+/);
  if (!LANGUAGES[language]) throw new Error(`“${language}” is no language of a block of code.`);
  const fence: Fence = { language, needs: null, file: null, isYours: false, keepsRunning: false, isOutput: false };
  for (const word of words) {
    if (word.startsWith('needs=')) fence.needs = word.slice(6);
    else if (word.startsWith('file=')) fence.file = word.slice(5);
    else if (word === 'yours') fence.isYours = true;
    else if (word === 'keeps-running') fence.keepsRunning = true;
    else if (word === 'output') fence.isOutput = true;
    else throw new Error(`“${word}” means nothing on a block of code.`);
  }
  return fence;
}
