import { access, constants, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The data folder cannot be made, or not written. */
class DataFolderError extends Error {
  override readonly name = 'DataFolderError'
}

/**
 * Makes the data folder where it is missing.
 *
 * @throws DataFolderError with one line saying what to do.
 */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await make(dataDir)
    await access(dataDir, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new DataFolderError(
      `The data folder ${dataDir} cannot be written (${code}): set DATA_DIR to a folder of yours`,
    )
  }
}

// Not mkdir's own `recursive`: below a folder where nothing can be made and nothing says so (/proc), it never ends.
async function make(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    await make(dirname(folder))
    await mkdir(folder)
  }
}
