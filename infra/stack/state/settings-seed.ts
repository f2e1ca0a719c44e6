import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { SETTINGS_SCHEMA_VERSION } from '#shared/contracts/settings/parsed-settings';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { SERVICE_TIMEOUT } from '../parts/service-timeout.ts';
import type { GeneratedKey } from './generated-key.ts';
import type { Storage } from './storage.ts';

/**
 * Stores the settings of a deploy in the table, where every function reads them, with the public half of the key for push:
 * nobody else but `notify` may read the secret behind it.
 */
export class SettingsSeed extends Construct {
  readonly seed: LambdaFunction<'seed-settings'>;
  /** The settings of the deploy in the table. */
  readonly seeded: CustomResource;

  constructor(
    scope: Construct,
    id: string,
    {
      storage,
      pushKey,
      settings,
    }: { readonly storage: Storage; readonly pushKey: GeneratedKey; readonly settings: LoadedSettings },
  ) {
    super(scope, id);
    this.seed = new LambdaFunction(this, 'SeedSettings', {
      name: 'seed-settings',
      // Its right may take half a minute to reach DynamoDB.
      timeout: Duration.minutes(2),
      environment: { TABLE_NAME: storage.table.tableName, PUSH_SECRET_ARN: pushKey.arn },
    });
    storage.grantPut(this.seed);
    storage.grantForgetDevices(this.seed);
    pushKey.grantRead(this.seed);
    this.seeded = new CustomResource(this, 'Settings', {
      resourceType: 'Custom::ReplywatchSettings',
      serviceToken: this.seed.functionArn,
      serviceTimeout: SERVICE_TIMEOUT,
      properties: {
        SettingsJson: settings.json,
        Version: settings.version,
        // A deploy with another schema parses and stores the settings again, though nobody changed them.
        SchemaVersion: SETTINGS_SCHEMA_VERSION,
      },
    });
    // Otherwise CloudFormation may create the resource before the permission that its function needs.
    this.seeded.node.addDependency(this.seed.ownRole);
  }
}
