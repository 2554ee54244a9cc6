// A client of the YAML language server: opens texts and gives what it finds wrong in them.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

const program = 'tests/browser/node_modules/yaml-language-server/bin/yaml-language-server';

export class LanguageServer {
  #child; #waiting = new Map(); #diagnosed = new Map(); #received = Buffer.alloc(0); #calls = 0; #settings;

  // Starts it in the current folder, with the settings of the editor there.
  static async start() {
    const server = new LanguageServer();
    const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8'));
    server.#settings = {validate: true, schemaStore: {enable: false}, schemas: settings['yaml.schemas']};
    server.#child = spawn(process.execPath, [program, '--stdio'], {stdio: ['pipe', 'pipe', 'ignore']});
    server.#child.stdout.on('data', bytes => server.#receive(bytes));
    const rootUri = pathToFileURL(process.cwd()).href;
    await server.#call('initialize', {
      processId: process.pid, rootUri, workspaceFolders: [{uri: rootUri, name: 'book'}],
      capabilities: {workspace: {configuration: true, workspaceFolders: true}},
    });
    server.#send({method: 'initialized', params: {}});
    return server;
  }

  // What is wrong with a text that stands at a path: {line (from 1), message} each.
  async diagnose(path, text) {
    const uri = pathToFileURL(path).href;
    const answer = (method, textDocument) => {
      const published = new Promise(resolve => this.#diagnosed.set(uri, resolve));
      this.#send({method, params: {textDocument: {uri, ...textDocument}}});
      return published;
    };
    // The server keeps what it knew of a version, even where the text was closed.
    const messages = await answer('textDocument/didOpen', {languageId: 'yaml', version: ++this.#calls, text});
    await answer('textDocument/didClose', {}); // it withdraws its messages
    return messages.map(({range, message}) => ({line: range.start.line + 1, message}));
  }

  stop() { this.#child.kill(); }

  #send(message) {
    const body = JSON.stringify({jsonrpc: '2.0', ...message});
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #call(method, params) {
    const id = ++this.#calls;
    this.#send({id, method, params});
    return new Promise(resolve => this.#waiting.set(id, resolve));
  }

  #receive(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      const length = end < 0 ? NaN : Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, end))[1]);
      if (!(this.#received.length >= end + 4 + length)) return;
      const body = this.#received.toString('utf8', end + 4, end + 4 + length);
      this.#received = this.#received.subarray(end + 4 + length);
      this.#handle(JSON.parse(body));
    }
  }

  #handle({id, method, params, result}) {
    if (method === 'textDocument/publishDiagnostics') this.#diagnosed.get(params.uri)?.(params.diagnostics);
    else if (method === 'workspace/configuration')
      this.#send({id, result: params.items.map(({section}) => section === 'yaml' ? this.#settings : null)});
    else if (method && id !== undefined) this.#send({id, result: null});
    else if (!method) this.#waiting.get(id)?.(result);
  }
}
