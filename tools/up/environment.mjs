// The environments that gateway and web get on this machine.
import { databaseUrl } from '../services/database.mjs'

/**
 * @param {object} options
 * @param {import('./settings.mjs').Ports} options.ports
 * @param {import('./secrets.mjs').Secrets} options.secrets
 * @param {string} options.storage folder of the photos
 * @param {string} options.outbox folder of the mail, unless the environment names an SMTP server
 * @param {import('./settings.mjs').OriginalNetwork} [options.original]
 * @param {NodeJS.ProcessEnv} options.env what all of them get
 */
export function applicationEnvironments({ ports, secrets, storage, outbox, original, env }) {
  const gatewayUrl = `http://127.0.0.1:${ports.gateway}`
  const shared = { ...env, ACTOR_TOKEN_SECRET: secrets.actorTokenSecret, STORAGE_DIR: storage }
  return {
    gateway: {
      // A photo takes the original networks seconds, and up to 15 others are before it.
      ...(original && { GATEWAY_INFERENCE_TIMEOUT_SECONDS: '300' }),
      ...shared,
      DATABASE_URL: databaseUrl(ports.postgres, 'fitsize', 'fitsize_gateway'),
      INFERENCE_URL: `http://127.0.0.1:${ports.torchserve}`,
      TORCHSERVE_MANAGEMENT_URL: `http://127.0.0.1:${ports.torchserveManagement}`,
    },
    web: {
      ...(env.SMTP_URL ? {} : { MAIL_OUTBOX_DIR: outbox }),
      ...shared,
      DATABASE_URL: databaseUrl(ports.postgres, 'fitsize', 'fitsize_web'),
      GATEWAY_URL: gatewayUrl,
      AUTH_SECRET: secrets.authSecret,
      AUTH_URL: `http://localhost:${ports.web}`,
      AUTH_TRUST_HOST: 'true',
    },
  }
}
