import { builtinModules } from 'node:module';

/**
 * Node's own modules, loaded by `require`. An `import` reads every export of a module and so triggers lazy ones: node:http
 * would load all of fetch and WebSocket, a tenth of a cold start. Lambda's own runtime uses `require` too.
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
