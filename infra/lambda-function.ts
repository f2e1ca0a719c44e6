import { RemovalPolicy, type Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { BUNDLE_ALIASES } from './bundle-aliases.ts';
import type { EnvironmentInput, FunctionName } from '#shared/contracts/environment';

export interface LambdaFunctionProps<Name extends FunctionName> {
  /** The folder under `functions/`, and the schema of its environment. */
  readonly name: Name;
  readonly environment: EnvironmentInput<Name>;
  readonly timeout: Duration;
  readonly memoryMb?: number;
  /** It puts messages back on its own queue on purpose: without this Lambda ends such a chain after sixteen, without a word. */
  readonly putsBack?: boolean;
}

/** A function of this project: its bundle, its environment as its schema wants it, its own role and its own log. */
export class LambdaFunction<Name extends FunctionName> extends NodejsFunction {
  constructor(scope: Construct, id: string, props: LambdaFunctionProps<Name>) {
    // What an optional variable leaves out is no variable.
    const given = Object.fromEntries(
      Object.entries<string | undefined>(props.environment).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      ),
    );
    super(scope, id, {
      entry: `functions/${props.name}/index.ts`,
      handler: 'handler',
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb ?? 512,
      timeout: props.timeout,
      ...(props.putsBack === true && { recursiveLoop: RecursiveLoop.ALLOW }),
      environment: {
        ...given,
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
      // A log group of our own: the one that Lambda makes by itself keeps everything for ever.
      logGroup: new LogGroup(scope, `${id}Log`, {
        retention: RetentionDays.ONE_YEAR,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      bundling: {
        format: OutputFormat.ESM,
        target: 'node22',
        mainFields: ['module', 'main'],
        bundleAwsSDK: true,
        minify: true,
        // For who reads a stack later: to read the map at each start would make it a fifth longer.
        sourceMap: true,
        sourcesContent: false,
        esbuildArgs: Object.fromEntries(
          Object.entries(BUNDLE_ALIASES).map(([name, path]) => [`--alias:${name}`, path]),
        ),
        // Libraries in CommonJS ask for Node's own modules by require, which an ES module lacks.
        banner:
          "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
      },
    });
  }

  /** Lets the function do exactly these actions on exactly these resources. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }
}
