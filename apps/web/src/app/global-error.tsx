'use client'

/** When even the frame failed, so neither styles nor translations can be relied on. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{ maxWidth: '34rem', margin: '15vh auto', padding: '0 20px', font: '1rem/1.5 system-ui, sans-serif' }}
      >
        <h1>Something went wrong on our side</h1>
        <p>Nothing you did caused it. Try again in a moment.</p>
        <p lang="fr">Une erreur s’est produite chez nous. Vous n’y êtes pour rien : réessayez dans un instant.</p>
        <button type="button" onClick={reset}>
          Try again · <span lang="fr">Réessayer</span>
        </button>
      </body>
    </html>
  )
}
