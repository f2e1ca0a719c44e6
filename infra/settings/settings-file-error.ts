import { Failure } from '#shared/failure';

/** Everything that is wrong with a settings file, a line each: file, line, path and what to do. */
export class SettingsFileError extends Failure {
  override readonly name = 'SettingsFileError';
}
