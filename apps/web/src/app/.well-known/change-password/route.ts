/** Where password managers send people to change their password (W3C, a well-known URL for changing passwords). */
export function GET(): Response {
  return new Response(null, { status: 302, headers: { location: '/account#password' } })
}
