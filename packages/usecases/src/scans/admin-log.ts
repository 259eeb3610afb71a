/** What those who run the system did, where it is only added to. */
export interface AdminLog {
  note(by: string, action: string, details: Readonly<Record<string, string | number | null>>): Promise<void>
}
