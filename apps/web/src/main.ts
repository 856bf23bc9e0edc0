import '@fontsource-variable/fraunces';
import '@fontsource-variable/nunito';
import 'quasar/dist/quasar.css';
import './style/theme.css';
import { Notify, Quasar } from 'quasar';
import { createApp } from 'vue';
import RealmApp from './realm-app.vue';
import { applySettings } from './settings/settings.ts';

applySettings();
createApp(RealmApp)
  .use(Quasar, { plugins: { Notify }, config: { notify: { position: 'top', timeout: 4_000, progress: false } } })
  .mount('#app');
