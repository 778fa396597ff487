import { defineConfig } from 'vite'

// The resuming client lies outside this folder.
export default defineConfig({ server: { fs: { allow: ['../..'] } } })
