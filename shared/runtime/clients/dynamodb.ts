import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { requestHandler } from './request-handler.ts';

export const dynamoDbClient = (): DynamoDBClient => new DynamoDBClient({ requestHandler });
