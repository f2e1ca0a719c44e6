/** Of a number's value, a text's characters, or a list's items. */
export interface Limit {
  readonly min?: number;
  readonly max?: number;
}

/**
 * Limits that aws-service-spec leaves out, for the types in our templates. From CloudFormation's resource schemas as cfn-lint
 * 1.58.0 has them, and where those have none, from the services' own documentation.
 */
export const LIMITS: Readonly<Record<string, Readonly<Record<string, Limit>>>> = {
  'AWS::ApiGatewayV2::Api': { Name: { min: 1, max: 128 }, Description: { max: 1024 } },
  'AWS::CloudTrail::Trail': {
    TrailName: { min: 3, max: 128 },
    S3KeyPrefix: { max: 200 },
    'AdvancedEventSelectors[].Name': { max: 1000 },
  },
  'AWS::CloudWatch::Alarm': {
    AlarmName: { min: 1, max: 255 },
    AlarmDescription: { max: 1024 },
    Dimensions: { max: 30 },
    'Dimensions[].Name': { min: 1, max: 255 },
    'Dimensions[].Value': { min: 1, max: 1024 },
    EvaluationPeriods: { min: 1 },
    MetricName: { min: 1, max: 255 },
    Namespace: { min: 1, max: 255 },
    Period: { min: 1 },
  },
  'AWS::CloudWatch::Dashboard': { DashboardName: { min: 1, max: 255 } },
  'AWS::DynamoDB::GlobalTable': {
    AttributeDefinitions: { min: 1 },
    TableName: { min: 3, max: 255 },
    'GlobalSecondaryIndexes[].IndexName': { min: 3, max: 255 },
    Replicas: { min: 1 },
  },
  'AWS::IAM::Policy': { PolicyName: { min: 1, max: 128 } },
  'AWS::IAM::Role': { RoleName: { min: 1, max: 64 }, Description: { max: 1000 } },
  'AWS::KMS::Key': { Description: { max: 8192 } },
  'AWS::Lambda::EventInvokeConfig': {
    MaximumEventAgeInSeconds: { min: 60, max: 21_600 },
    MaximumRetryAttempts: { min: 0, max: 2 },
  },
  'AWS::Lambda::EventSourceMapping': {
    BatchSize: { min: 1, max: 10_000 },
    FunctionResponseTypes: { max: 1 },
    MaximumBatchingWindowInSeconds: { min: 0, max: 300 },
    'ScalingConfig.MaximumConcurrency': { min: 2, max: 1000 },
  },
  'AWS::Lambda::Function': {
    Architectures: { min: 1, max: 1 },
    Description: { max: 256 },
    FunctionName: { min: 1, max: 64 },
    Handler: { max: 128 },
    MemorySize: { min: 128, max: 10_240 },
    Timeout: { min: 1, max: 900 },
  },
  'AWS::Logs::LogGroup': { LogGroupName: { min: 1, max: 512 } },
  'AWS::S3::Bucket': { BucketName: { min: 3, max: 63 } },
  'AWS::SES::ConfigurationSet': { Name: { min: 1, max: 64 } },
  'AWS::SES::ConfigurationSetEventDestination': { 'EventDestination.Name': { min: 1, max: 64 } },
  'AWS::SNS::Topic': { TopicName: { min: 1, max: 256 }, DisplayName: { max: 100 } },
  'AWS::SQS::Queue': {
    DelaySeconds: { min: 0, max: 900 },
    MessageRetentionPeriod: { min: 60, max: 1_209_600 },
    QueueName: { min: 1, max: 80 },
    ReceiveMessageWaitTimeSeconds: { min: 0, max: 20 },
    VisibilityTimeout: { min: 0, max: 43_200 },
  },
  'AWS::Scheduler::Schedule': {
    Name: { min: 1, max: 64 },
    Description: { max: 512 },
    ScheduleExpression: { min: 1, max: 256 },
    'Target.RetryPolicy.MaximumEventAgeInSeconds': { min: 60, max: 86_400 },
    'Target.RetryPolicy.MaximumRetryAttempts': { min: 0, max: 185 },
  },
  'AWS::SecretsManager::Secret': { Name: { min: 1, max: 256 }, Description: { max: 2048 } },
  'AWS::StepFunctions::StateMachine': {
    StateMachineName: { min: 1, max: 80 },
    DefinitionString: { min: 1, max: 1_048_576 },
  },
};

/** What CloudFormation takes as one template, once it is on S3. */
export const TEMPLATE_LIMITS = { resources: 500, outputs: 200, bytes: 1_000_000, descriptionBytes: 1024 };
