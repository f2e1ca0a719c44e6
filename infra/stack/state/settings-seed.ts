import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { SETTINGS_SCHEMA_VERSION } from '#shared/contracts/settings/parsed-settings';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { SERVICE_TIMEOUT } from '../parts/service-timeout.ts';
import type { Storage } from './storage.ts';

/** Stores the settings of a deploy in the table, where every function reads them. */
export class SettingsSeed extends Construct {
  readonly seed: LambdaFunction<'seed-settings'>;
  /** The settings of the deploy in the table. */
  readonly seeded: CustomResource;

  constructor(
    scope: Construct,
    id: string,
    { storage, settings }: { readonly storage: Storage; readonly settings: LoadedSettings },
  ) {
    super(scope, id);
    this.seed = new LambdaFunction(this, 'SeedSettings', {
      name: 'seed-settings',
      // Its right may take half a minute to reach DynamoDB.
      timeout: Duration.minutes(2),
      environment: { TABLE_NAME: storage.table.tableName },
    });
    this.seed.allow(['dynamodb:PutItem'], [storage.table.tableArn]);
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
