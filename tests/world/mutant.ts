import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** Code with a fault in it. */
export interface Mutant {
  /** What it does wrong. */
  name: string
  /** In which file below src, what stands there once, and what is put in its place. */
  edits: readonly (readonly [file: string, from: string, to: string])[]
}

/** A copy of some rooms of src with the faults of a mutant; everything else is the project’s own. */
export interface Mutated {
  /** Imports a file below src. */
  load<Module>(file: string): Promise<Module>
  remove(): Promise<void>
}

/** `rooms`: folders below src that are copied, as those of the files that are edited and of what imports them. */
export async function mutate({ name, edits }: Mutant, rooms: readonly string[]): Promise<Mutated> {
  const root = await mkdtemp(join(tmpdir(), 'onrecord-mutant-'))
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  await writeFile(join(root, 'package.json'), '{ "type": "module" }')
  await take(
    'src',
    rooms.map((room) => join('src', room)),
    root,
  )
  for (const [file, from, to] of edits) {
    const path = join(root, 'src', file)
    const code = await readFile(path, 'utf8')
    if (code.split(from).length !== 2) throw new Error(`${name}: ${file} has not just once: ${from}`)
    await writeFile(
      path,
      code.replace(from, () => to),
    )
  }
  return {
    load: (file) => import(join(root, 'src', file)),
    remove: () => rm(root, { recursive: true }),
  }
}

/** Copies what is to be copied of a folder, and links to the rest. */
async function take(folder: string, copied: readonly string[], root: string): Promise<void> {
  await mkdir(join(root, folder), { recursive: true })
  for (const name of await readdir(join(ROOT, folder))) {
    const path = join(folder, name)
    if (copied.includes(path)) await cp(join(ROOT, path), join(root, path), { recursive: true })
    else if (copied.some((one) => dirname(one) === path || one.startsWith(`${path}/`))) await take(path, copied, root)
    else await symlink(join(ROOT, path), join(root, path))
  }
}
