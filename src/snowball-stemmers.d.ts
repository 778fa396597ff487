declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string
  }
  type NewStemmer = (language: 'english') => Stemmer
  /** Missing where Node loads the package as it is; there all of it is the default export. */
  export const newStemmer: NewStemmer | undefined
  const whole: { newStemmer: NewStemmer } | undefined
  export default whole
}
