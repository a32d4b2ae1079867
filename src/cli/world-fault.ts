/** What the world refused, as a message: a file that cannot be opened, a folder that cannot be made. */

/** The message of anything that was thrown; of a system call in our words and with its path. */
export function faultMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, path, syscall } = error as NodeJS.ErrnoException
  if (code === undefined || syscall === undefined) return error.message
  const reason = reasons[code] ?? /^[A-Z]+: (.+?), /.exec(error.message)?.[1]
  if (reason === undefined) return error.message
  return `${path === undefined ? 'a file' : `'${path}'`} cannot be ${deeds[syscall] ?? 'used'}: ${reason}`
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  EROFS: 'its file system is read-only',
  ENOSPC: 'the disk is full',
}

const deeds: Readonly<Record<string, string>> = {
  open: 'opened',
  write: 'written',
  ftruncate: 'written',
  mkdir: 'made',
  scandir: 'read',
  read: 'read',
  unlink: 'removed',
  rename: 'renamed',
}
