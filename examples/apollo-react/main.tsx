import { ApolloProvider } from '@apollo/client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openClient } from './client.ts'
import { Statements } from './statements.tsx'

const url = import.meta.env.VITE_ONRECORD_URL ?? 'http://127.0.0.1:4000/graphql'
const key = import.meta.env.VITE_ONRECORD_KEY ?? ''

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ApolloProvider client={openClient(url, key)}>
      <Statements topic="indo-pacific-engagement" />
    </ApolloProvider>
  </StrictMode>,
)
