import { builtinModules } from 'node:module';

/**
 * Node's own modules as a `require` of them. An `import` asks each for all that it exports, and so makes what is meant to
 * be made when it is first asked for: by node:http, all of fetch and WebSocket, a tenth of a start. Lambda's own
 * runtime requires it, too.
 */
export const BUILTINS = Object.fromEntries(
  builtinModules.flatMap((listed) => {
    const name = listed.replace(/^node:/, '');
    const required = `data:text/javascript,module.exports=process.getBuiltinModule("node:${name}")`;
    return [
      [name, required],
      [`node:${name}`, required],
    ];
  }),
);
